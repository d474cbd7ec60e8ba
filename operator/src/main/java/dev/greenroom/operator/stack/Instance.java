package dev.greenroom.operator.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One life of an operator's process, from its start to its end.
 *
 * @param id new for each start
 * @param user name of the account that it runs as; null: it has none
 * @param host name of the machine or pod
 * @param machine identifies the table of processes that {@code pid} is of; null: it cannot be told
 * @param started when the process began; with the pid it is never another one's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Instance(String id, String user, String host, String machine, long pid, Instant started) {}
