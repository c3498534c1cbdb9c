package io.jenkins.plugins.modelarts.docs;

import static java.util.Map.entry;

import hudson.model.Result;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What has to come of a Pipeline of the documentation.
 *
 * @param calls of programs, with their arguments; null when the sample may call any
 * @param console a text that the console has to have
 */
record PipelineOutcome(Result result, List<String> calls, String console) {

    private static final String MODELARTS = "https://modelarts.cn-north-4.myhuaweicloud.com/v1/"
            + "fedcba9876543210fedcba9876543210/services/195c1f2d-136d-40af-a0f3-db5717d2634a";
    private static final String CURL = "curl -fsS -H @- -H Content-Type: application/json -X ";
    private static final String MNIST = "deploy-to-modelarts.sh mnist";
    private static final String FRAUD = "deploy-to-modelarts.sh fraud-detection";
    private static final String WHY = "it ran out of memory (exit code 137)";

    /** By the heading. */
    private static final Map<String, PipelineOutcome> KNOWN = Map.ofEntries(
            entry("Usage", failure(WHY, FRAUD)),
            entry("2. A green build", success("Update of mnist: SUCCESS", MNIST)),
            entry("3. A red build", failure(WHY, FRAUD)),
            entry("Options", success("SUCCESS 1574770228888 null 0.0.1")),
            entry(
                    "Canary: shift the traffic step by step",
                    success(
                            "Update of mnist: SUCCESS",
                            MNIST + " --new-version-share 20",
                            MNIST + " --new-version-share 50",
                            MNIST + " --new-version-share 100")),
            entry(
                    "Edge service: name the nodes that failed",
                    new PipelineOutcome(
                            Result.UNSTABLE,
                            List.of("deploy-to-modelarts.sh visual-inspection"),
                            "deploy failed on edge-gate-7")),
            entry(
                    "Deploy with the hcloud CLI",
                    success(
                            "SUCCESS",
                            "hcloud ModelArts UpdateService --cli-region=cn-north-4"
                                    + " --service_id=195c1f2d-136d-40af-a0f3-db5717d2634a"
                                    + " --config.1.model_id=0e07b41b-173e-42db-8c16-8e1b44cc0d44 --config.1.weight=100"
                                    + " --config.1.specification=modelarts.vm.cpu.2u --config.1.instance_count=1")),
            entry(
                    "Deploy with Terraform",
                    success(
                            "SUCCESS",
                            "terraform plan -detailed-exitcode -input=false -out=tfplan",
                            "terraform apply -input=false tfplan")),
            entry(
                    "Deploy with curl",
                    success(
                            "SUCCESS",
                            CURL + "PUT --data {\"config\": [{\"model_id\": \"0e07b41b-173e-42db-8c16-8e1b44cc0d44\","
                                    + " \"weight\": \"100\", \"specification\": \"modelarts.vm.cpu.2u\","
                                    + " \"instance_count\": 1}]} " + MODELARTS)),
            entry(
                    "Pass update_time on",
                    success(
                            "SUCCESS",
                            CURL + "PATCH --data [{\"op\": \"replace\", \"path\": \"/config/0/instance_count\","
                                    + " \"value\": \"2\"}] " + MODELARTS)),
            entry("Notify somebody", failure(WHY, FRAUD)),
            entry("Several services in parallel", new PipelineOutcome(Result.SUCCESS, null, "recommender: SUCCESS")),
            entry("Wait in another job", new PipelineOutcome(Result.SUCCESS, null, "Update of mnist: SUCCESS")),
            entry("Look without waiting", success("mnist: the last update is SUCCESS")));

    /** @throws NullPointerException if nobody said what has to come of the sample */
    static PipelineOutcome of(CodeSample sample) {
        return Objects.requireNonNull(KNOWN.get(sample.heading()), () -> "What has to come of " + sample + "?");
    }

    private static PipelineOutcome success(String console, String... calls) {
        return new PipelineOutcome(Result.SUCCESS, List.of(calls), console);
    }

    private static PipelineOutcome failure(String console, String... calls) {
        return new PipelineOutcome(Result.FAILURE, List.of(calls), console);
    }
}
