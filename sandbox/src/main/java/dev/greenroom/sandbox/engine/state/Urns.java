package dev.greenroom.sandbox.engine.state;

/** Names of resources: {@code urn:pulumi:STACK::PROJECT::PARENT_TYPES$TYPE::NAME}. */
public final class Urns {
    public static final String STACK_TYPE = "pulumi:pulumi:Stack";
    private static final String PROVIDER_TYPE = "pulumi:providers:";
    private static final String SEPARATOR = "::";

    private Urns() {}

    /**
     * The URN of a resource.
     *
     * @param parent its URN; null or that of the stack: it adds no type
     */
    public static String of(StackReference stack, String parent, String type, String name) {
        String parents = parent == null || parent.isEmpty() ? "" : qualifiedType(parent);
        String qualified = parents.isEmpty() || parents.equals(STACK_TYPE) ? type : parents + "$" + type;
        return "urn:pulumi:" + stack.name() + SEPARATOR + stack.project() + SEPARATOR + qualified + SEPARATOR + name;
    }

    public static String type(String urn) {
        String qualified = qualifiedType(urn);
        return qualified.substring(qualified.lastIndexOf('$') + 1);
    }

    public static String name(String urn) {
        return part(urn, 3);
    }

    public static boolean isProvider(String type) {
        return type.startsWith(PROVIDER_TYPE);
    }

    /** Type token of the provider resources of a package. */
    public static String providerType(String packageName) {
        return PROVIDER_TYPE + packageName;
    }

    /** The package of a type or function token, of a provider resource's type the one it provides. */
    public static String packageOf(String token) {
        return isProvider(token) ? token.substring(PROVIDER_TYPE.length()) : token.substring(0, token.indexOf(':'));
    }

    /** The URN within a reference {@code URN::ID} to a provider resource. */
    public static String ofProvider(String reference) {
        int id = reference.lastIndexOf(SEPARATOR);
        return id < 0 ? reference : reference.substring(0, id);
    }

    public static String qualifiedType(String urn) {
        return part(urn, 2);
    }

    private static String part(String urn, int index) {
        String[] parts = urn.split(SEPARATOR, 4);
        return parts.length > index ? parts[index] : "";
    }
}
