package org.fedai.kubefate.server.fate;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why FATE fails, recognized by what it and its libraries write into messages and logs. The first that matches is the cause. */
enum FateFault {
    MESSAGE_LOGIN(
            "ACCESS_REFUSED|ProbableAuthenticationError|Login was refused|not_authorized|\"?reason\"?: ?\"?Not_Authorized",
            "RabbitMQ refuses the account; user and password in rabbitmq and python.rabbitmq of the cluster.yaml must be those that"
                    + " RabbitMQ was started with, at both parties"),
    DISK_FULL(
            "No space left on device|Errno 28|Disk quota exceeded|Errno 122",
            "a disk is full; free some space on the volume of FATE-Flow, or make it larger"),
    CERTIFICATE(
            "CERTIFICATE_VERIFY_FAILED|certificate verify failed|certificate (has expired|is not yet valid)|x509:|SSLError"
                    + "|SSL_ERROR|tlsv1 alert|CertificateError",
            "a certificate is not accepted; check who issued it, the names in it, its dates, and the clocks of both parties"),
    CLOCK(
            "clock skew|Clock skew|timestamp .{0,40}(expired|out of range)|request (has )?expired",
            "the clocks of the parties differ; synchronize them, for example with NTP"),
    DATABASE(
            "OperationalError|Can't connect to MySQL|InterfaceError\\(0",
            "FATE-Flow cannot use its database; check module mysql, or externalMysqlIp and its account"),
    NAME(
            "Name or service not known|Temporary failure in name resolution|NameResolutionError|nodename nor servname|no such host",
            "a host name in a route table cannot be resolved"),
    NO_ROUTE(
            "No route to host|Network is unreachable|Errno 113|can not find .{0,40}route|KeyError: '?[0-9]+'?",
            "there is no route to the other party; check its address in the route tables, and firewalls between the parties"),
    PARTY_DOWN(
            "Connection refused|ConnectionRefusedError|AMQPConnectionError|StreamLostError|50[234] Server Error|Bad Gateway"
                    + "|Gateway Time-?out|Max retries exceeded|Read timed out|ConnectTimeout|StatusCode.UNAVAILABLE|DEADLINE_EXCEEDED",
            "the other party, or a proxy on the way, does not answer; check that it is running and that the addresses and ports of"
                    + " the route tables are right"),
    MEMORY(
            "MemoryError|OutOfMemoryError|Killed process|exitcode: -9",
            "FATE-Flow has too little memory; raise python.resources");

    private final Pattern signs;
    private final String sentence;

    FateFault(String signs, String sentence) {
        this.signs = Pattern.compile(signs);
        this.sentence = sentence;
    }

    static Optional<FateFault> in(String text) {
        return Arrays.stream(values())
                .filter(fault -> fault.signs.matcher(text).find())
                .findFirst();
    }

    /** What is wrong and what to do. */
    String sentence() {
        return sentence;
    }

    /** A text from FATE, with the cause in front of it if that is known. */
    static String explained(String text) {
        return in(text).map(fault -> fault.sentence + "; FATE says: ").orElse("") + text;
    }
}
