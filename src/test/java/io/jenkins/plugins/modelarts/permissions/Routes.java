package io.jenkins.plugins.modelarts.permissions;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.model.Run;
import hudson.widgets.Widget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Dispatcher;
import org.kohsuke.stapler.WebApp;

/**
 * Every address at which the plugin answers. Stapler itself says which methods and children of an object have an address,
 * and the folders of the views say which views it has. For one test.
 */
final class Routes {

    private static final String ROOT = "io.jenkins.plugins.modelarts.";

    /** A part of an address that is a name or a number. */
    static final String ANY = "*";

    /** Such as "hudson.model.Api a.b.C.getApi() for url=/api/...". */
    private static final Pattern ROUTE = Pattern.compile("(?:(\\S+) )?(\\S+)\\.\\w+\\([^)]*\\) for url=/(.*)");

    /** What every object has. The views are found as files. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("(?s)BLOCKED: .*|VIEW\\..*|index view of .*|If path ends.*");

    private final Set<Class<?>> visited = new HashSet<>();
    private final SortedSet<String> found = new TreeSet<>();

    /** Of all pages: the actions of Jenkins, of a folder, and of a job and a build with deployments, and their widgets. */
    static Routes ofPages(Folder folder, Job<?, ?> job, Run<?, ?> run) {
        Routes routes = new Routes();
        routes.actions("<jenkins>/", Jenkins.get().getActions());
        routes.actions("<view>/", Jenkins.get().getPrimaryView().getActions());
        routes.actions("<folder>/", folder.getAllActions());
        routes.actions("<job>/", job.getAllActions());
        routes.actions("<build>/", run.getAllActions());
        for (Widget widget : job.getWidgets()) {
            routes.add("<job>/widget/" + widget.getUrlName() + "/", widget.getClass());
        }
        return routes;
    }

    /** Of all forms, which begin with the name of the class that is configured. */
    static Routes ofForms() {
        Routes routes = new Routes();
        for (Descriptor<?> form : Jenkins.get().getExtensionList(Descriptor.class)) {
            routes.add(form.clazz.getSimpleName() + "/", form.getClass());
        }
        return routes;
    }

    SortedSet<String> addresses() {
        return found;
    }

    /** Whether an object of this class or of one that extends it has an address. */
    boolean reach(Class<?> type) {
        return visited.stream().anyMatch(type::isAssignableFrom);
    }

    /** The id of the form of the class with this name. */
    static String form(String simpleName) {
        return Jenkins.get().getExtensionList(Descriptor.class).stream()
                .filter(form ->
                        isOurs(form.getClass()) && form.clazz.getSimpleName().equals(simpleName))
                .map(Descriptor::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(simpleName));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(ROOT);
    }

    private void actions(String base, List<? extends Action> actions) {
        for (Action action : actions) {
            String url = action.getUrlName();
            if (url != null && !url.startsWith("/")) {
                add(base + url + "/", action.getClass());
            }
        }
    }

    private void add(String base, Class<?> type) {
        if (isOurs(type) && visited.add(type)) {
            for (Dispatcher dispatcher :
                    WebApp.get(Jenkins.get().getServletContext()).getMetaClass(type).dispatchers) {
                if (!EVERYWHERE.matcher(dispatcher.toString()).matches()) {
                    follow(base, dispatcher.toString());
                }
            }
            views(type).forEach(view -> found.add(base + (view.equals("index") ? "" : view)));
        }
    }

    private void follow(String base, String dispatcher) {
        Matcher route = ROUTE.matcher(dispatcher);
        if (!route.matches()) {
            throw new IllegalStateException("Unknown kind of address: " + dispatcher);
        }
        String path = base + route.group(3).replaceFirst("/\\.\\.\\.$", "").replaceFirst("^index$", "");
        path = path.replaceAll("\\b(TOKEN|N)(?=/|$)", ANY);
        if (!route.group(2).startsWith(ROOT)) {
            // What it inherits: the help, the category, and what Jenkins has for all credentials.
            return;
        }
        Class<?> child = type(route.group(1));
        if (child == null) {
            found.add(path);
        } else if (isOurs(child)) {
            add(path + "/", child);
        } else if (!Set.of(Actionable.class, Job.class, Run.class).contains(child)) {
            // Those are the job or the build, to which the address belongs and which guard themselves.
            found.add(path + "/");
        }
    }

    private static Class<?> type(String name) {
        try {
            return name == null ? null : Class.forName(name, false, Jenkins.get().pluginManager.uberClassLoader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static List<String> views(Class<?> type) {
        Path folder = Path.of("src/main/resources", type.getName().split("[.$]"));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jelly"))
                    .map(name -> name.replace(".jelly", ""))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder.toString(), e);
        }
    }
}
