package dev.ark.deployer.observation.live;

import dev.ark.contract.event.EventFollower;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.deployer.observation.News;
import dev.ark.deployer.observation.NewsFold;
import dev.ark.deployer.observation.live.CoreQuestions.SilentCoreException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is new in the journal. It goes on where the last sample that is kept had read to; of what came just before, it takes note of who
 * decided what of which agent, so that a quarantine can be attributed after a restart too. Not thread-safe.
 */
final class JournalNews {
    private static final Logger LOG = Logger.getLogger(JournalNews.class);
    private static final int PAGE = 1_000;
    private static final long REMEMBERED_ROWS = 10_000;

    private final CoreQuestions core;
    private final SampleStore samples;
    private @Nullable Following following;

    JournalNews(CoreQuestions core, SampleStore samples) {
        this.core = core;
        this.samples = samples;
    }

    private record Following(EventFollower follower, NewsFold fold) {}

    /** What came since the news before; empty when the journal cannot be read to its end now, and then it comes with the next. */
    Optional<News> read() {
        try {
            if (following == null) {
                following = begin();
            }
            following.follower().catchUp();
            return Optional.of(following.fold().take());
        } catch (SilentCoreException e) {
            LOG.debugf("no news: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Following begin() {
        JournalHead head = core.get("/v1/journal/head", JournalHead.class);
        SampleStore.Position known = samples.position()
                .filter(kept -> kept.epoch() < head.epoch() || kept.seq() <= head.seq())
                .orElseGet(() -> new SampleStore.Position(head.epoch(), head.seq()));
        NewsFold fold = new NewsFold(known.epoch(), known.seq());
        long from = Math.max(Math.max(0, head.oldestSeq() - 1), known.seq() - REMEMBERED_ROWS);
        return new Following(new EventFollower(known.epoch(), from, this::after, fold::fold), fold);
    }

    private EventPage after(long seq) {
        String path = "/v1/events?after=" + seq + "&limit=" + PAGE;
        Answer answer = core.ask(path);
        if (answer.status() == ProblemCode.GONE.status()) {
            Long oldest = CoreQuestions.read(answer, Problem.class).oldestSeq();
            throw new EventFollower.Gone(oldest == null ? seq + 1 : oldest);
        }
        if (!answer.isOk()) {
            throw new SilentCoreException("GET " + path + " answered " + answer.status());
        }
        return CoreQuestions.read(answer, EventPage.class);
    }
}
