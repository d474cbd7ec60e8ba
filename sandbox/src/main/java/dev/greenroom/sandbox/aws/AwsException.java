package dev.greenroom.sandbox.aws;

/** A service refused an operation; code and words are AWS's own. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final boolean modeled;
    private final transient Operation operation;
    private final String requestId;

    private AwsException(
            String code, int status, boolean modeled, String words, Operation operation, String requestId) {
        super(words);
        this.code = code;
        this.status = status;
        this.modeled = modeled;
        this.operation = operation;
        this.requestId = requestId;
    }

    /** An error that the service's API reference lists by this name, with HTTP status 400 unless said otherwise. */
    public static AwsException of(String code, String words) {
        return of(code, 400, words);
    }

    public static AwsException of(String code, int status, String words) {
        return new AwsException(code, status, true, words, null, "");
    }

    /** An error that the SDKs have no type for: all of EC2's, and those common to all services. */
    public static AwsException common(String code, String words) {
        return common(code, 400, words);
    }

    public static AwsException common(String code, int status, String words) {
        return new AwsException(code, status, false, words, null, "");
    }

    AwsException during(Operation operation, String requestId) {
        return new AwsException(code, status, modeled, getMessage(), operation, requestId);
    }

    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Null: it was not an operation of an API that failed. */
    public Operation operation() {
        return operation;
    }

    /** The code and the words, as AWS's Go SDK writes them. */
    public String codeAndWords() {
        return (modeled ? "" : "api error ") + code + ": " + getMessage();
    }

    /**
     * The whole text as AWS's Go SDK writes it.
     *
     * @param note after the operation, such as {@code exceeded maximum number of attempts, 25}; empty: none
     */
    public String text(String note) {
        return "operation error " + operation + ", " + (note.isEmpty() ? "" : note + ", ")
                + "https response error StatusCode: " + status + ", RequestID: " + requestId + ", " + codeAndWords();
    }
}
