package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.ark.core.CoreTest;
import dev.ark.core.sqlite.Writer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The journal as news, by page. */
@QuarkusTest
class EventPagesTest extends CoreTest {
    @Inject
    Writer writer;

    @Test
    void pagesAreOrderedAndGapless() {
        int before = (int) head();
        for (int i = 0; i < 25; i++) {
            markNow("PAGES", "1" + i);
        }
        List<Integer> seen = new ArrayList<>();
        for (int after = before; after < before + 25; after = seen.getLast()) {
            seen.addAll(page(after, 10).getList("events.seq"));
        }
        assertThat(seen)
                .startsWith(before + 1)
                .isEqualTo(IntStream.rangeClosed(before + 1, seen.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void aPageHoldsNoMoreThanItsLimit() {
        for (int i = 1; i <= 4; i++) {
            markNow("PAGES", "1" + i);
        }
        assertThat(page(0, 3).getList("events.seq")).containsExactly(1, 2, 3);
    }

    @Test
    void aPageEndsSoonerWhereEventsAreLarge() {
        int before = (int) head();
        for (int i = 0; i < 40; i++) {
            writer.submit(transaction -> transaction.append("filler", Map.of("text", "x".repeat(250_000))))
                    .join();
        }
        List<Integer> seen = new ArrayList<>();
        int pages = 0;
        for (int after = before; after < before + 40; after = seen.getLast()) {
            List<Integer> page = page(after, 1_000).getList("events.seq");
            assertThat(page).hasSizeBetween(1, 17);
            seen.addAll(page);
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(before + 1, seen.getLast())
                        .boxed()
                        .toList());
    }

    @Test
    void anEventNamesTheOneBeforeIt() {
        int before = (int) head();
        markNow("PAGES", "1");
        operator().get("/v1/events?after=" + before).then().body("events[0].prev_seq", equalTo(before));
    }

    @Test
    void aPageSaysHowFarTheJournalReaches() {
        int before = (int) head();
        markNow("PAGES", "1");
        operator().get("/v1/events?after=0&limit=1").then().body("head_seq", greaterThan(before));
    }

    @Test
    void afterTheLastEventThereIsNone() {
        operator().get("/v1/events?after=1000000000").then().statusCode(200).body("events.size()", equalTo(0));
    }

    @Test
    void anEventCarriesTheTraceOfItsRequest() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String agent = newAgent();
        int seq = agent(agent)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(buy(1))
                .post("/v1/decisions")
                .path("seq");
        assertThat(page(seq - 1, 1).getString("events[0].traceparent")).contains(trace);
    }

    private static JsonPath page(int after, int limit) {
        return operator()
                .get("/v1/events?after=" + after + "&limit=" + limit)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
