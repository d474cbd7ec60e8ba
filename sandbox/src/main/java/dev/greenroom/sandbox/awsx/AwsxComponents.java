package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.Map;

/**
 * {@code awsx:lb:ApplicationLoadBalancer}, {@code awsx:ecs:FargateService} and {@code awsx:ecs:FargateTaskDefinition}. Outputs
 * inside plain arguments fail with the true provider's words where it fails; where it silently makes something else, they are
 * refused here with a sentence that says so, because a stand-in that corrupts quietly would teach nobody.
 */
public final class AwsxComponents implements ComponentProvider {
    static final String LOAD_BALANCER = "awsx:lb:ApplicationLoadBalancer";
    static final String SERVICE = "awsx:ecs:FargateService";
    static final String TASK_DEFINITION = "awsx:ecs:FargateTaskDefinition";

    private static final Map<String, Recipe> RECIPES = Map.of(
            LOAD_BALANCER, ApplicationLoadBalancer::make,
            SERVICE, FargateService::make,
            TASK_DEFINITION, TaskDefinition::make);

    /** Makes a component's children and gives its outputs. */
    @FunctionalInterface
    interface Recipe {
        ObjectNode make(Construction construction) throws InterruptedException;
    }

    @Override
    public Component construct(Request request, Registrar registrar) throws InterruptedException {
        Recipe recipe = RECIPES.get(request.type());
        if (recipe == null) {
            throw new ProviderException("unknown resource type " + request.type());
        }
        Construction construction = Construction.begin(request, registrar);
        PlainPlaces.check(request.type(), construction.arguments());
        ObjectNode outputs = recipe.make(construction);
        construction.children().end();
        return new Component(construction.children().urn(), outputs);
    }
}
