-- Sends the requests of a file over and over, and counts what was done and what was refused.
-- Usage: wrk -s replay.lua URL -- FILE     (a request a line: method, path, Authorization header or nothing, body; with tabs between)

local requests = {}
local threads = {}

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

function init(args)
    done_count, refused = 0, 0
    for line in io.lines(args[1]) do
        local method, path, authorization, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
        local headers = { ["Content-Type"] = "application/json" }
        if authorization ~= "" then
            headers["Authorization"] = authorization
            headers["If-Match"] = "*"
        end
        table.insert(requests, wrk.format(method, path, headers, body))
    end
    at = number * math.floor(#requests / 2)
end

function request()
    at = at % #requests + 1
    return requests[at]
end

function response(status, headers, body)
    if status == 200 then
        done_count = done_count + 1
    else
        refused = refused + 1
    end
end

function done(summary, latency, _)
    local d, r = 0, 0
    for _, thread in ipairs(threads) do
        d, r = d + thread:get("done_count"), r + thread:get("refused")
    end
    local e = summary.errors
    io.write(string.format(
        'RESULT {"done":%d,"per_second":%.0f,"refused":%d,"p50_ms":%.2f,"p99_ms":%.2f}\n',
        d, d / (summary.duration / 1e6), r + e.connect + e.read + e.write + e.timeout,
        latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
