package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.kohsuke.stapler.verb.POST;

/** The methods that a form calls are called by POST only, and look at nothing of Jenkins without a permission. */
public class FormMethodsTest {

    private static final String ROOT = "io.jenkins.plugins.modelarts";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What a form can learn or change only through these. */
    private static final Set<String> OF_JENKINS = Set.of(
            "jenkins.model.Jenkins.get",
            ROOT + ".config.ModelArtsConfiguration.get",
            "com.cloudbees.plugins.credentials.CredentialsProvider.lookupCredentialsInItem",
            "com.cloudbees.plugins.credentials.CredentialsProvider.lookupCredentialsInItemGroup",
            "com.cloudbees.plugins.credentials.common.StandardListBoxModel.includeAs",
            "com.cloudbees.plugins.credentials.common.StandardListBoxModel.includeMatchingAs");

    private static final Set<String> CHECKS = Set.of("hasPermission", "checkPermission");

    @Test
    public void formsArePosted() {
        for (JavaMethod method : formMethods()) {
            assertThat(method.getFullName(), method.isAnnotatedWith(POST.class), is(true));
        }
    }

    @Test
    public void formsCheckAPermission() {
        for (JavaMethod method : formMethods()) {
            Set<String> calls = calls(method);
            boolean looks = calls.stream().anyMatch(OF_JENKINS::contains);
            boolean checks =
                    calls.stream().anyMatch(call -> CHECKS.contains(call.substring(call.lastIndexOf('.') + 1)));
            assertThat(method.getFullName(), looks && !checks, is(false));
        }
    }

    private static List<JavaMethod> formMethods() {
        List<JavaMethod> methods = MAIN.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .filter(method -> method.getRawReturnType().isAssignableTo(FormValidation.class)
                        || method.getRawReturnType().isAssignableTo(ListBoxModel.class))
                .toList();
        assertThat(methods, is(not(empty())));
        return methods;
    }

    /** What the method calls, by itself or through other classes of the plugin. */
    private static Set<String> calls(JavaMethod method) {
        Set<String> calls = new HashSet<>();
        Deque<JavaCodeUnit> left = new ArrayDeque<>(List.of(method));
        while (!left.isEmpty()) {
            for (JavaAccess<?> call : left.pop().getCallsFromSelf()) {
                AccessTarget.CodeUnitCallTarget target = (AccessTarget.CodeUnitCallTarget) call.getTarget();
                boolean isNew = calls.add(target.getOwner().getName() + "." + target.getName());
                if (isNew && target.getOwner().getName().startsWith(ROOT)) {
                    target.resolveMember().map(JavaCodeUnit.class::cast).ifPresent(left::push);
                }
            }
        }
        return calls;
    }
}
