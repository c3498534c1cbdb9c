package io.jenkins.plugins.modelarts.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * Programs that stand for those of the documentation. Each writes down how it was called, and then starts an update at the
 * simulator, or sends its request to this machine instead of the host that the documentation names.
 */
final class StandIns extends ExternalResource {

    private static final String NOTE = """
            #!/bin/sh
            set -eu
            echo "$(basename "$0") $*" >>"$STAND_INS/calls"
            """;

    private static final String CURL = NOTE + """
            for argument; do
              shift
              case $argument in
                https://modelarts.cn-north-4.myhuaweicloud.com/*)
                  argument=$SIMULATOR_URL/${argument#https://*/} ;;
                https://jenkins.example.com/*)
                  argument=$JENKINS_AT_TEST/${argument#https://*/} ;;
              esac
              set -- "$@" "$argument"
            done
            exec CURL "$@"
            """;

    private static final String HCLOUD = NOTE + """
            for argument; do
              case $argument in --service_id=*) service=${argument#*=} ;; esac
            done
            exec CURL -fsS -X POST "$SIMULATOR_URL/simulator/services/$service/deploy"
            """;

    /** The plan has changes, which is the exit status 2. */
    private static final String TERRAFORM = NOTE + """
            [ "$1" = apply ] || exit 2
            exec CURL -fsS -X POST "$SIMULATOR_URL/simulator/services/mnist/deploy"
            """;

    private static final String DEPLOY = NOTE + """
            PATH=$REAL_PATH
            exec DEMO "$@"
            """;

    private final TemporaryFolder folder = new TemporaryFolder();
    private Path programs;

    @Override
    protected void before() throws IOException {
        folder.create();
        programs = folder.getRoot().toPath();
        write(programs.resolve("curl"), CURL);
        write(programs.resolve("hcloud"), HCLOUD);
        write(programs.resolve("terraform"), TERRAFORM);
    }

    @Override
    protected void after() {
        folder.delete();
    }

    /** The environment in which the programs run. */
    Map<String, String> environment(String simulator) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH+STAND_INS", programs.toString());
        environment.put("REAL_PATH", System.getenv("PATH"));
        environment.put("STAND_INS", programs.toString());
        environment.put("SIMULATOR_URL", simulator);
        return environment;
    }

    Path folder() {
        return programs;
    }

    /** Puts the script of the demo into a workspace, as if it had been checked out. */
    void checkOut(File workspace) throws IOException {
        Files.createDirectories(workspace.toPath());
        write(workspace.toPath().resolve("deploy-to-modelarts.sh"), DEPLOY);
    }

    /** What was called since the test began, with the arguments. */
    List<String> calls() throws IOException {
        File calls = programs.resolve("calls").toFile();
        return calls.exists() ? FileUtils.readLines(calls, "UTF-8") : List.of();
    }

    private static void write(Path program, String script) throws IOException {
        Path demo = Path.of("src/demo/home/deploy-to-modelarts.sh").toAbsolutePath();
        Files.writeString(program, script.replace("CURL", real("curl")).replace("DEMO", demo.toString()));
        program.toFile().setExecutable(true);
    }

    private static String real(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
