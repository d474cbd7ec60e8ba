package dev.greenroom.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many stacks at a time in one account. */
class ConcurrencyTest {
    private static final int STACKS = 8;
    private static final int QUEUES = 10;

    private final TestAccount account = new TestAccount();
    private final Configured provider = account.provider();
    private final List<AwsResource> before = account.aws.inventory();

    @Test
    void everyStackHasItsOwnThingsAndLeavesNone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(STACKS);
        try {
            List<Callable<List<Existing>>> stacks = new ArrayList<>();
            for (int stack = 0; stack < STACKS; stack++) {
                String name = "stack-" + stack;
                stacks.add(() -> queues(name));
            }
            List<Existing> made = new ArrayList<>();
            for (Future<List<Existing>> stack : threads.invokeAll(stacks)) {
                made.addAll(stack.get());
            }
            assertThat(made).extracting(Existing::id).doesNotHaveDuplicates().hasSize(STACKS * QUEUES);
            assertThat(account.aws.inventory()).hasSize(before.size() + STACKS * QUEUES);
            List<Callable<Void>> deletions = new ArrayList<>();
            made.forEach(queue -> deletions.add(() -> {
                provider.delete("aws:sqs/queue:Queue", queue);
                return null;
            }));
            for (Future<Void> deletion : threads.invokeAll(deletions)) {
                deletion.get();
            }
            assertThat(account.aws.inventory()).isEqualTo(before);
        } finally {
            threads.shutdown();
        }
    }

    private List<Existing> queues(String stack) throws InterruptedException {
        List<Existing> queues = new ArrayList<>();
        for (int queue = 0; queue < QUEUES; queue++) {
            ObjectNode inputs = Json.object().put("name", stack + "-" + queue);
            queues.add(TestAccount.made(provider, "aws:sqs/queue:Queue", inputs));
        }
        return queues;
    }
}
