package dev.ark.graveyard.serving;

import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The released rules in files of their own, as a release lays them out; tests may tamper with them. */
public final class ReleasedRules implements QuarkusTestResourceLifecycleManager {
    private static final SealedManifest RELEASED = ReleasedManifest.packaged();

    private RulesetFiles files;

    @Override
    public Map<String, String> start() {
        try {
            files = new RulesetFiles(Files.createTempDirectory("ark-rules").resolve("ruleset"));
            layOut(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("ark.graveyard.manifest.directory", files.directory().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(files, new TestInjector.MatchesType(RulesetFiles.class));
    }

    @Override
    public void stop() {}

    /** Puts the released rules in place of whatever is there. */
    public static void layOut(RulesetFiles files) throws IOException {
        files.write(RELEASED.manifest(), RELEASED.signature());
    }
}
