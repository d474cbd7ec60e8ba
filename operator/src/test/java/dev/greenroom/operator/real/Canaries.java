package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Texts that must not turn up where they do not belong. A failure names the place and not the text. */
record Canaries(List<String> secrets) {

    /** Looks for them in texts, by where they are from. */
    void areNowhereIn(Map<String, String> texts) {
        assertThat(texts)
                .allSatisfy((where, text) -> assertThat(secrets.stream().anyMatch(text::contains))
                        .as(where)
                        .isFalse());
    }

    /** The task definition of a preview and the tasks of its cluster, as AWS tells them. */
    static Map<String, String> tasks(Aws aws, PreviewOnAws preview) {
        String ecs = preview.net("clusterArn");
        List<String> arns = aws.ecs.listTasks(l -> l.cluster(ecs)).taskArns();
        String tasks = arns.isEmpty()
                ? ""
                : aws.ecs.describeTasks(d -> d.cluster(ecs).tasks(arns)).toString();
        return Map.of("task definition", preview.taskDefinition().toString(), "tasks", tasks);
    }
}
