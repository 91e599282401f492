package dev.ark.deployer.http;

import dev.ark.deployer.validation.live.SyntheticView;
import java.util.List;

/** The synthetic runs that are remembered, newest first. */
public record SyntheticList(List<SyntheticView> runs) {
    public SyntheticList {
        runs = List.copyOf(runs);
    }
}
