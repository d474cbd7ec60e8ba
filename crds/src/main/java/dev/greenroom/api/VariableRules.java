package dev.greenroom.api;

/** CEL rules on the names of a container's environment variables, each of which has exactly one source. */
final class VariableRules {
    static final String PATTERN = "^[A-Za-z_][A-Za-z0-9_]*$";
    static final String NAME = "self.matches('" + PATTERN + "')";
    static final String NAME_IS = "must be letters, digits and underscores, and not begin with a digit";

    static final String NAMES = "self.all(k, k.matches('" + PATTERN + "'))";
    static final String NAMES_SAY =
            "'\"%s\" " + NAME_IS + "'.format([self.filter(k, !k.matches('" + PATTERN + "'))[0]])";

    static final String NAME_NOT_RESERVED = "self != 'DATABASE_URL'";
    static final String NAME_NOT_RESERVED_IS = "is set by Greenroom to the database it makes, so leave it out";

    /** On a map or a list of names. */
    static final String NOT_RESERVED = "!('DATABASE_URL' in self)";

    static final String NOT_RESERVED_IS = "DATABASE_URL is set by Greenroom to the database it makes, so leave it out";

    static final String ONE_PLACE = "must not name a variable that has another source";

    static final String NOT_IN_ENVIRONMENT_AND_SECRETS =
            "!has(self.environment) || !has(self.secrets) || !self.secrets.exists(s, s.name in self.environment)";
    static final String IN_ENVIRONMENT_AND_SECRETS = "'\"%s\" must be either in environment or in secrets'.format(["
            + "self.secrets.filter(s, s.name in self.environment)[0].name])";

    static final String NOT_IN_ENVIRONMENT_AND_SECRETS_FROM = "!has(self.environment) || !has(self.secretsFrom) || "
            + "!self.secretsFrom.exists(f, f.keys.exists(k, k in self.environment))";
    static final String IN_ENVIRONMENT_AND_SECRETS_FROM =
            "'\"%s\" must be either in environment or in secretsFrom'.format([self.secretsFrom.map(f, "
                    + "f.keys.filter(k, k in self.environment)).filter(l, l.size() > 0)[0][0]])";

    static final String NOT_IN_SECRETS_AND_SECRETS_FROM = "!has(self.secrets) || !has(self.secretsFrom) || "
            + "!self.secretsFrom.exists(f, self.secrets.exists(s, s.name in f.keys))";
    static final String IN_SECRETS_AND_SECRETS_FROM =
            "'\"%s\" must be either in secrets or in secretsFrom'.format([self.secrets.filter(s, "
                    + "self.secretsFrom.exists(f, s.name in f.keys))[0].name])";

    static final String NOT_TWICE_IN_SECRETS_FROM = "!has(self.secretsFrom) || "
            + "self.secretsFrom.all(f, f.keys.all(k, self.secretsFrom.filter(g, k in g.keys).size() == 1))";
    static final String TWICE_IN_SECRETS_FROM =
            "'\"%s\" must be taken from only one AWS secret'.format([self.secretsFrom.map(f, f.keys.filter(k, "
                    + "self.secretsFrom.filter(g, k in g.keys).size() > 1)).filter(l, l.size() > 0)[0][0]])";

    private VariableRules() {}
}
