package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error response, in the format of the system that refuses. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;
    private final boolean fromGateway;

    private Refusal(int status, ObjectNode body, boolean fromGateway) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
        this.fromGateway = fromGateway;
    }

    /** The API gateway in front of ModelArts and IAM. */
    static Refusal gateway(int status, String code, String message) {
        return new Refusal(status, Tree.object().put("error_code", code).put("error_msg", message), true);
    }

    static Refusal modelArts(int status, String code, String message) {
        return new Refusal(status, Tree.object().put("error_code", code).put("error_msg", message), false);
    }

    /** The usual format of IAM, whose code is the HTTP status. */
    static Refusal iam(int status, String title, String message) {
        ObjectNode body = Tree.object();
        body.putObject("error").put("code", status).put("message", message).put("title", title);
        return new Refusal(status, body, false);
    }

    /** The other format of IAM, which has its own codes. */
    static Refusal iamCode(int status, String code, String message) {
        return modelArts(status, code, message);
    }

    Reply reply(String requestId) {
        return Reply.json(status, fromGateway ? body.deepCopy().put("request_id", requestId) : body);
    }
}
