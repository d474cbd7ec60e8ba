package dev.greenroom.sandbox.awsx;

import dev.greenroom.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Arguments that the true provider's code takes as plain values. With an Output in such a place it ends with an error of its
 * own (here: the same words), or goes on with something else than the program says (here: refused, saying what it would do).
 * Measured with awsx 2.22.0. A place that is not listed is one where an Output does no harm.
 */
final class PlainPlaces {
    private static final String POLICIES = "_a.map is not a function";
    private static final String POLICY =
            "The \"data\" argument must be of type string or an instance of Buffer, TypedArray,"
                    + " or DataView. Received an instance of OutputImpl";

    private static final List<Place> TASK = List.of(
            Place.quiet("logGroup", "makes no log group and gives containers no log configuration"),
            Place.quiet("logGroup.skip", "makes no log group, whatever the value"),
            Place.quiet("logGroup.args", "makes the log group without any of them"),
            Place.failing("executionRole", TaskRole.ROLE_TWICE),
            Place.quiet("executionRole.skip", "makes the role, whatever the value"),
            Place.quiet("executionRole.args", "makes the role without any of them, with the default policy only"),
            Place.failing("executionRole.args.policyArns", POLICIES),
            Place.failing("executionRole.args.policyArns.*", POLICY),
            Place.failing("taskRole", TaskRole.ROLE_TWICE),
            Place.quiet("taskRole.skip", "makes the role, whatever the value"),
            Place.quiet("taskRole.args", "makes the role without any of them, with no policy"),
            Place.failing("taskRole.args.policyArns", POLICIES),
            Place.failing("taskRole.args.policyArns.*", POLICY));

    private static final List<Place> BALANCER = List.of(
            Place.quiet("defaultSecurityGroup", "makes no security group and uses none of the settings"),
            Place.quiet("defaultSecurityGroup.skip", "makes no security group, whatever the value"),
            Place.quiet(
                    "defaultTargetGroup",
                    "drops port, protocol, health check and all else in it, and takes the first listener's"),
            Place.quiet("listener", "drops all of it but port and protocol"),
            Place.failing("listeners", "listeners.map is not a function"),
            Place.quiet("listeners.*", "drops all of it but port and protocol"));

    private static final Map<String, List<Place>> BY_TYPE = Map.of(
            AwsxComponents.SERVICE, inTaskDefinitionArgs(),
            AwsxComponents.TASK_DEFINITION, TASK,
            AwsxComponents.LOAD_BALANCER, BALANCER);

    private PlainPlaces() {}

    /** Throws {@link ProviderException} for the first Output in a plain place. */
    static void check(String type, Map<String, Given> arguments) {
        for (Place place : BY_TYPE.get(type)) {
            Given property = arguments.getOrDefault(place.path().get(0), Given.nothing());
            if (property.hasOutputAt(place.path().subList(1, place.path().size()))) {
                throw place.refusal();
            }
        }
    }

    static ProviderException silent(String trouble, String whatTheTrueOneDoes) {
        return new ProviderException(trouble + ": the true provider reports nothing and " + whatTheTrueOneDoes);
    }

    private static List<Place> inTaskDefinitionArgs() {
        List<Place> places = new ArrayList<>();
        places.add(Place.failing("taskDefinitionArgs", TaskDefinition.NO_CONTAINER));
        TASK.stream().map(place -> place.under("taskDefinitionArgs")).forEach(places::add);
        return List.copyOf(places);
    }

    /**
     * One place.
     *
     * @param error of the true provider; null: it reports none
     * @param effect what it does then
     */
    private record Place(List<String> path, String error, String effect) {
        static Place failing(String path, String error) {
            return new Place(List.of(path.split("\\.", -1)), error, null);
        }

        static Place quiet(String path, String effect) {
            return new Place(List.of(path.split("\\.", -1)), null, effect);
        }

        Place under(String key) {
            return new Place(Stream.concat(Stream.of(key), path.stream()).toList(), error, effect);
        }

        ProviderException refusal() {
            return error == null
                    ? silent("an Output in the plain argument " + String.join(".", path), effect)
                    : new ProviderException(error);
        }
    }
}
