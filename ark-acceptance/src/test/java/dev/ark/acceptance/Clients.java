package dev.ark.acceptance;

/** Where somebody who talks to ARK is to be had. */
public interface Clients {
    /** Somebody of a role, with a token in that name. */
    Client client(String role, String name);
}
