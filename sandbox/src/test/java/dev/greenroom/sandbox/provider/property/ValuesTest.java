package dev.greenroom.sandbox.provider.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final String OUTPUT = "{'4dabf18193072939515e22adb298388d':'d0e6a833031e9bbcd3f4e8bde6ca49a4',";

    @Test
    void aProviderGetsPlainValues() throws Exception {
        ObjectNode values = json("{'list':[" + OUTPUT + "'value':'x','dependencies':['urn:a']}]}");
        values.set("hidden", Values.secret(json("{'deep':1}")));
        values.set("resource", Values.reference("urn:a", "id-1"));

        assertThat(Values.plain(values)).isEqualTo(json("{'list':['x'],'hidden':{'deep':1},'resource':'id-1'}"));
        assertThat(Values.dependencies(values)).containsExactly("urn:a");
        assertThat(Values.masked(values).path("hidden").asText()).isEqualTo("[secret]");
    }

    @Test
    void anOutputWithoutAValueIsUnknown() throws Exception {
        ObjectNode values = json("{'later':" + OUTPUT + "'secret':true}}");

        assertThat(Values.hasUnknown(values)).isTrue();
        assertThat(Values.isSecret(Values.withoutOutputs(values).get("later"))).isTrue();
        assertThat(Values.plain(Values.withoutOutputs(values)).get("later").asText())
                .isEqualTo(Values.UNKNOWN);
    }

    @Test
    void secrecyIsTakenOverPlaceByPlace() throws Exception {
        ObjectNode like = json("{'a':{},'list':[1,2],'whole':1}");
        ((ObjectNode) like.get("a")).set("b", Values.secret(json("{}")));
        like.set("whole", Values.secret(json("{}")));

        ObjectNode marked = Values.secretAs(json("{'a':{'b':1,'c':2},'list':[1,2],'whole':3,'more':4}"), like);

        assertThat(Values.isSecret(marked.at("/a/b"))).isTrue();
        assertThat(Values.isSecret(marked.at("/a/c"))).isFalse();
        assertThat(Values.isSecret(marked.get("whole"))).isTrue();
        assertThat(Values.hasSecret(marked.get("list"))).isFalse();
        assertThat(Values.secretAt(json("{'x':1,'y':1}"), Set.of("y")).get("x").asInt())
                .isEqualTo(1);
    }

    @Test
    void numbersCompareByValue() throws Exception {
        assertThat(Values.normal(json("{'a':1,'b':1.0,'c':0.5}")))
                .isEqualTo(Wire.json(Wire.struct(json("{'a':1,'b':1,'c':0.5}"))));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
