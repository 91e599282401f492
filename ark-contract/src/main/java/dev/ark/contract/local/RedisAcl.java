package dev.ark.contract.local;

import dev.ark.contract.event.Channels;
import dev.ark.contract.json.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may do what in Redis, in the form of its ACL file. A pattern subscription must name an allowed pattern to the letter (redis.io, ACL),
 * so those of the contract stand there beside the general one.
 */
public final class RedisAcl {
    private static final String PUBLISH = "&ark.* -@all +ping +publish";
    private static final String SUBSCRIBE = "&ark.* &" + Channels.ALL_EVENTS + " &" + Channels.HEARTBEAT
            + " -@all +ping +subscribe +unsubscribe +psubscribe +punsubscribe";
    /** The watchdog also looks at how Redis is, and keeps quarantined agents' users out. Who may set users may make any: it is trusted with Redis, which nothing relies on. */
    private static final String WATCH = SUBSCRIBE + " +info +acl|list +acl|setuser +client|kill";

    private static final String NOTHING = "-@all +ping";

    private static final Map<String, String> RIGHTS = new TreeMap<>(Map.of(
            LocalLayout.CORE, PUBLISH,
            LocalLayout.WATCHDOG, WATCH,
            LocalLayout.DEPLOYER, SUBSCRIBE,
            LocalLayout.GRAVEYARD, NOTHING));

    private RedisAcl() {}

    /** Reads the password of a service. */
    public interface Passwords {
        String of(String service);
    }

    /** The file's text, with each password as its SHA-256. */
    public static String text(Passwords passwords) {
        StringBuilder text = new StringBuilder("user default off resetpass resetchannels -@all\n");
        RIGHTS.forEach((service, rights) -> text.append("user ")
                .append(service)
                .append(" on #")
                .append(CanonicalJson.sha256(passwords.of(service)))
                .append(" resetchannels resetkeys ")
                .append(rights)
                .append('\n'));
        return text.toString();
    }
}
