package dev.ark.deployer.observation.live;

/** What a service answered. */
record Answer(int status, String body) {
    private static final int OK = 200;

    boolean isOk() {
        return status == OK;
    }
}
