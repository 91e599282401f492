package dev.ark.core.http;

import dev.ark.core.state.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of a list is asked for. */
public class PageQuery {
    @QueryParam("cursor")
    @DefaultValue("")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("100")
    int limit;

    PageRequest request() {
        return new PageRequest(cursor, limit);
    }
}
