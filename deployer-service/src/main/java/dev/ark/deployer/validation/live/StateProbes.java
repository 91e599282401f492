package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.StateVersion;
import dev.ark.contract.http.Written;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.validation.Finding;
import dev.ark.deployer.validation.StateVerdicts;
import java.util.List;
import java.util.Map;

/** Whether an agent's state keeps its history. One key is used, and gone afterwards; its history stays, as every history does. */
record StateProbes(Site site) {
    private static final String KEY = Site.AGENT + "/state/ark-validation";
    private static final int WRITES = 3;
    private static final int NOT_FOUND = 404;
    private static final int LATEST = 100;

    Finding history() throws CallFailedException {
        delete();
        List<StateVersion> earlier = versions();
        long before = earlier.isEmpty() ? 0 : earlier.getFirst().version();
        write();
        return StateVerdicts.contiguous(before, WRITES, versions());
    }

    Finding rollback() throws CallFailedException {
        delete();
        write();
        long latest = versions().getFirst().version();
        site.edge().replace(site.agent(), KEY + "/rollback", new Rollback(1L, null), Written.class);
        return StateVerdicts.rolledBack(latest - 1, versions());
    }

    Finding monotonic() throws CallFailedException {
        delete();
        write();
        delete();
        return StateVerdicts.monotonic(versions());
    }

    /** Deletes the key, if it is there. */
    void delete() throws CallFailedException {
        try {
            site.edge().get(site.agent(), KEY, JsonNode.class);
        } catch (CallFailedException e) {
            if (e.status() == NOT_FOUND) {
                return;
            }
            throw e;
        }
        site.edge().delete(site.agent(), KEY, Written.class);
    }

    private void write() throws CallFailedException {
        site.edge().put(site.agent(), KEY, Map.of("write", 1), Written.class);
        for (int i = 2; i <= WRITES; i++) {
            site.edge().overwrite(site.agent(), KEY, Map.of("write", i), Written.class);
        }
    }

    /** The latest versions, the latest first. */
    private List<StateVersion> versions() throws CallFailedException {
        try {
            JsonNode page = site.edge().get(site.agent(), KEY + "/history?limit=" + LATEST, JsonNode.class);
            return List.of(ArkJson.mapper().convertValue(page.path("items"), StateVersion[].class));
        } catch (CallFailedException e) {
            if (e.status() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }
}
