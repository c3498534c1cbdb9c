package io.jenkins.plugins.modelarts.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.util.regex.Matcher;

/** A failed deployment whose names and texts are all hostile. */
final class HostileDeployment {

    private HostileDeployment() {}

    static void add(Run<?, ?> build, String name) throws Exception {
        String text = new ObjectMapper().writeValueAsString(name);
        String model = """
                {"model_id":H,"model_name":H,"model_version":H,"specification":H,"cluster_id":H,"weight":99999,
                 "envs":{H:H},"additional_properties":{H:{"log_volume":[{"host_path":H,"mount_path":H}],
                 "persistent_volumes":[{"name":H,"mount_path":H,"storage_type":H,"source_address":H}]}}}""";
        String record = """
                {"update_time":2,"result":"SUCCESS","cluster_id":H,"extend_config":[H],"config":[M],
                 "result_detail":[{"node_name":H,"node_id":H,"operation":H,"result":false}]},
                {"update_time":1,"result":H}""";
        Sample.deployment()
                .of(name, name)
                .logs("["
                        + record.replace("M]", model + "]").replaceAll("(?<=[:{\\[])H", Matcher.quoteReplacement(text))
                        + "]")
                .events(new ServiceEvent("abnormal", name, 1L))
                .failed(build, name);
    }
}
