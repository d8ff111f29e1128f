-- For wrk: asks for the paths in the file named by PATHS one after another, each time a different one, from a random start.
-- Ends with one line of JSON: milliseconds, requests a second, faults.

local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end

local at
function init(_)
    math.randomseed(os.time())
    at = math.random(#paths)
    wrk.headers["Accept-Encoding"] = os.getenv("ENCODING") or "gzip, deflate, br"
end

function request()
    at = at % #paths + 1
    return wrk.format("GET", paths[at])
end

function done(summary, latency, _)
    local errors = summary.errors
    print(string.format(
        '{"p50": %.3f, "p99": %.3f, "max": %.3f, "rate": %.1f, "bytes": %.0f, "faults": %d}',
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
        summary.requests / summary.duration * 1e6, summary.bytes / math.max(summary.requests, 1),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
