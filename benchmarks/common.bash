# Sourced by the benchmarks that start services of their own.

# The JDK that ./ark finds.
JAVA_HOME=$(./ark mvn -v | sed -n 's/.*, runtime: //p')
export JAVA_HOME

need() { # need TOOL PACKAGE
    command -v "$1" >/dev/null || { echo "$1 is missing (Debian: apt-get install $2)" >&2; exit 2; }
}

b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

token() { # token SUBJECT ROLE [KEY]: as "ark token create", without starting a JVM for each of many agents
    local now head body
    now=$(date +%s)
    head=$(printf '{"alg":"RS256","typ":"JWT"}' | b64)
    body=$(printf '{"iss":"ark","sub":"%s","upn":"%s","groups":["%s"],"iat":%d,"exp":%d}' "$1" "$1" "$2" "$now" $((now + 7200)) | b64)
    printf '%s.%s.%s' "$head" "$body" "$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -sign "${3:-$ARK_HOME/secrets/jwt.key}" | b64)"
}

put() { # put TOKEN URL BODY: the URL may have a range such as [1-16] in it
    curl -sf -o /dev/null -X PUT -H @<(printf 'Authorization: Bearer %s' "$1") -H 'Content-Type: application/json' -d "$3" "$2"
}

agent_tokens() { # agent_tokens KEY: of bench-1 to bench-64, one a line
    local i
    for i in $(seq 64); do
        printf '%s\n' "$(token "bench-$i" agent "$1")"
    done
}

traders() { # traders URL KEY TOKENS_FILE: 64 agents with an account each, and the market that the trade of decisions.lua needs
    local operator broker i
    operator=$(token bench-operator operator "$2"); broker=$(token bench-broker broker "$2")
    for i in $(seq 64); do
        put "$operator" "$1/v1/agents/bench-$i" "{\"account\":\"bench-$i\",\"principal\":\"bench\",\"actions_per_minute\":600000,\"orders_per_minute\":600000}"
        put "$broker" "$1/v1/facts/accounts/bench-$i" '{"currency":"USD","equity":"1000000000000","session_start_equity":"1000000000000"}'
    done
    agent_tokens "$2" > "$3"
    put "$broker" "$1/v1/facts/sources/bench" '{"kind":"price"}'
    put "$broker" "$1/v1/facts/evidence/bench-1" '{"labels":["public"]}'
    put "$broker" "$1/v1/facts/instruments/BENCH" '{"asset_class":"equity","tick_size":"0.01","average_daily_volume":"5000000000","max_quote_age_seconds":900}'
    mark "$1" "$2"
}

mark() { # mark URL KEY: a fresh price; the rules take one of the last quarter of an hour
    put "$(token bench-broker broker "$2")" "$1/v1/facts/marks/BENCH" "{\"price\":\"100\",\"source\":\"bench\",\"at\":\"$(date -u +%FT%TZ)\"}"
}

readonly state_value='{"plan":"'$(printf 'rebalance-%02d ' $(seq 18) | cut -c 1-225)'","step":17}'

state_requests() { # state_requests TOKENS_FILE KEYS FILE URL...: makes the keys of each agent at each URL, and a file with a write of each
    local agent=0 agent_token url key
    while read -r agent_token; do
        agent=$((agent + 1))
        for url in "${@:4}"; do
            put "$agent_token" "$url/v1/agents/bench-$agent/state/k[1-$2]" "$state_value" < /dev/null || true
        done
        for key in $(seq "$2"); do
            printf 'PUT\t/v1/agents/bench-%d/state/k%d\tBearer %s\t%s\n' "$agent" "$key" "$agent_token" "$state_value"
        done
    done < "$1" | shuf > "$3"
}

started=()

stop() { # stop PID: and wait until it is gone
    kill "$1" 2>/dev/null || return 0
    for _ in $(seq 200); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -9 "$1" 2>/dev/null || true
}

stop_all() {
    local pid
    for pid in "${started[@]}"; do
        stop "$pid"
    done
}

run_in_background() { # run_in_background LOG COMMAND...: its process id is $pid
    local log=$1
    shift
    "$@" > "$log" 2>&1 < /dev/null &
    pid=$!
    started+=("$pid")
}

await() { # await URL PID LOG: at most a minute
    for _ in $(seq 1200); do
        ! curl -sf -m 1 -o /dev/null "$1" || return 0
        kill -0 "$2" 2>/dev/null || break
        sleep 0.05
    done
    echo "$1 is not ready; its log ends:" >&2
    tail -n 20 "$3" >&2
    exit 1
}

secrets() { # secrets DIRECTORY: what the services need: keys, made once, and a fresh token
    local raw name
    if [ ! -d "$1" ]; then (
        umask 077
        mkdir -p "$1"
        openssl genrsa -out "$1/jwt.key" 2048 2>/dev/null
        openssl rsa -in "$1/jwt.key" -pubout -out "$1/jwt.pub" 2>/dev/null
        openssl genpkey -algorithm ed25519 -out "$1/checkpoint.key"
        openssl pkey -in "$1/checkpoint.key" -pubout >> "$1/checkpoint.key"
        openssl rand -hex 32 > "$1/permit.key"
        openssl rand -hex 32 > "$1/bus.key"
        # The verifier key of C2SP signed-note, under the name that ARK gives to a key.
        raw="$1/checkpoint.raw"
        openssl pkey -in "$1/checkpoint.key" -pubout -outform DER | tail -c 32 > "$raw"
        name=ark/$(sha256sum < "$raw" | cut -c 1-16)
        printf '%s+%s+%s\n' "$name" "$({ printf '%s\n\001' "$name"; cat "$raw"; } | sha256sum | cut -c 1-8)" \
            "$({ printf '\001'; cat "$raw"; } | base64 -w 0)" > "$1/checkpoint.pub"
    ) fi
    (umask 077 && token bench-service service "$1/jwt.key" > "$1/service.token")
}

service() { # service NAME DIRECTORY PORT HEAP [VARIABLE=VALUE...]: starts one as local mode does, but for the bus, which is not there
    local name=$1 home=$2 port=$3 heap=$4
    shift 4
    run_in_background "$home/$name.log" env ARK_PORT="$port" ARK_JWT_PUBLIC_KEY="$home/secrets/jwt.pub" \
        ARK_SERVICE_TOKEN_FILE="$home/secrets/service.token" ARK_BUS_KEY_FILE="$home/secrets/bus.key" \
        ARK_REDIS_URL=redis://127.0.0.1:1 "$@" \
        "$JAVA_HOME/bin/java" -Xmx"$heap" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED ${JAVA_MORE:-} \
        -jar "$name/target/quarkus-app/quarkus-run.jar"
}

graveyard() { # graveyard DIRECTORY PORT
    mkdir -p "$1/ruleset"
    install -m 444 ark-rules/src/main/resources/ruleset.json ark-rules/src/main/resources/ruleset.sig "$1/ruleset"
    service graveyard-service "$1" "$2" 256m ARK_GRAVEYARD_MANIFEST_DIRECTORY="$1/ruleset"
    await "http://127.0.0.1:$2/readyz" "$pid" "$1/graveyard-service.log"
}

core() { # core DIRECTORY PORT GRAVEYARD_PORT
    service mutable-core-service "$1" "$2" 512m ARK_GRAVEYARD_URL="http://127.0.0.1:$3" ARK_STATE_PATH="$1/state/ark.db" \
        ARK_PERMIT_KEY_FILE="$1/secrets/permit.key" ARK_CHECKPOINT_KEY_FILE="$1/secrets/checkpoint.key"
    await "http://127.0.0.1:$2/readyz" "$pid" "$1/mutable-core-service.log"
}

cpu_ms() { # cpu_ms PID: processor time that it has used, in milliseconds
    awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / hz }' "/proc/$1/stat"
}

machine() {
    echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(uname -m), $(date -u +%F), load $(cut -d' ' -f1 /proc/loadavg)"
}

fsync_ms() { # fsync_ms DIRECTORY: mean milliseconds of a write of 4 KB that is on disk when it returns
    LC_ALL=C dd if=/dev/zero of="$1/fsync" bs=4k count=500 oflag=dsync 2>&1 | sed -n 's/.* copied, \([0-9.e-]*\) s.*/\1/p' | awk '{ printf "%.2f", $1 * 2 }'
    rm -f "$1/fsync"
}

median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
