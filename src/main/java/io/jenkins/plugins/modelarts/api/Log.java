package io.jenkins.plugins.modelarts.api;

import java.util.List;

/**
 * One update of a service (API page, Table 5). Immutable; anything the answer lacks is null or empty.
 *
 * @param updateTime when the update began, in milliseconds since 1970-01-01 UTC
 * @param result {@value #SUCCESS}, {@value #FAIL} or {@value #RUNNING}; any other word is not final
 * @param config what the update deploys, model by model
 * @param successNum number of nodes that were operated successfully; edge services only
 * @param failedNum number of nodes that failed; edge services only
 * @param resultDetail what happened on each node; edge services only
 * @param clusterId id of the dedicated resource pool
 * @param extendConfig personalized configuration
 */
public record Log(
        Long updateTime,
        String result,
        List<ServiceLogConfig> config,
        Integer successNum,
        Integer failedNum,
        List<UpdateResult> resultDetail,
        String clusterId,
        List<String> extendConfig) {

    public static final String SUCCESS = "SUCCESS";
    public static final String FAIL = "FAIL";
    public static final String RUNNING = "RUNNING";

    public Log {
        config = Absent.toEmpty(config);
        resultDetail = Absent.toEmpty(resultDetail);
        extendConfig = Absent.toEmpty(extendConfig);
    }
}
