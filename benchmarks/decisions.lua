-- Proposes good trades for many agents, each with an account of its own, and counts what came back. No two trades of an agent are alike:
-- an approved one that is proposed again within seconds only gets its first decision again.
-- Usage: wrk -s decisions.lua URL -- TOKENS_FILE     (one bearer token a line)

local tokens = {}
local headers = {}
local threads = {}
local next_request = 0

function setup(thread)
    thread:set("number", #threads)
    table.insert(threads, thread)
end

function init(args)
    approved, denied, refused = 0, 0, 0
    for line in io.lines(args[1]) do
        table.insert(tokens, line)
    end
    before = '{"action_type":"trade","parameters":{"symbol":"BENCH","side":"buy","quantity":"1.'
    after = '","order_type":"limit",'
        .. '"limit_price":"100","stop_loss":"95","take_profit":"112.5","leverage":"1"},'
        .. '"rationale":"benchmark","evidence":["bench-1"]}'
    for i, token in ipairs(tokens) do
        headers[i] = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
    end
    next_request = number * 7
    start = os.time() % 10000
end

function request()
    next_request = next_request + 1
    local quantity = string.format("%04d%d%07d", start, number, next_request % 10000000)
    return wrk.format("POST", "/v1/decisions", headers[next_request % #headers + 1], before .. quantity .. after)
end

function response(status, headers, body)
    if status ~= 201 then
        refused = refused + 1
    elseif string.find(body, '"outcome":"approved"', 1, true) then
        approved = approved + 1
    else
        denied = denied + 1
    end
end

function done(summary, latency, _)
    local a, d, r = 0, 0, 0
    for _, thread in ipairs(threads) do
        a, d, r = a + thread:get("approved"), d + thread:get("denied"), r + thread:get("refused")
    end
    local e = summary.errors
    io.write(string.format(
        'RESULT {"seconds":%.2f,"requests":%d,"per_second":%.0f,"approved":%d,"denied":%d,"refused":%d,"socket_errors":%d,'
            .. '"p50_ms":%.2f,"p90_ms":%.2f,"p99_ms":%.2f,"max_ms":%.2f}\n',
        summary.duration / 1e6, summary.requests, summary.requests / (summary.duration / 1e6), a, d, r,
        e.connect + e.read + e.write + e.timeout,
        latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
