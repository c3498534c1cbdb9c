package io.jenkins.plugins.modelarts.permissions;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.security.Permission;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Kinds of users, in the order of the columns of the table. All but the first may also see Jenkins (Overall/Read). */
enum Role {
    ANONYMOUS,
    OVERALL_READ(Jenkins.READ),
    DISCOVER(Jenkins.READ, Item.DISCOVER),
    READ(Jenkins.READ, Item.READ),
    BUILD(Jenkins.READ, Item.READ, Item.BUILD),
    EXTENDED_READ(Jenkins.READ, Item.READ, Item.EXTENDED_READ),
    USE_ITEM(Jenkins.READ, Item.READ, CredentialsProvider.USE_ITEM),
    CONFIGURE(Jenkins.READ, Item.READ, Item.CONFIGURE),
    FOLDER_ADMINISTRATOR(Jenkins.READ),
    SYSTEM_READ(Jenkins.READ, Jenkins.SYSTEM_READ),
    MANAGE(Jenkins.READ, Jenkins.MANAGE),
    ADMINISTER(Jenkins.ADMINISTER);

    /** Those that Jenkins has but does not use until somebody turns them on. */
    static final List<Permission> OPTIONAL =
            List.of(Item.EXTENDED_READ, CredentialsProvider.USE_ITEM, Jenkins.SYSTEM_READ, Jenkins.MANAGE);

    private static final Permission[] IN_FOLDER = Stream.of(Item.PERMISSIONS, CredentialsProvider.GROUP)
            .flatMap(group -> group.getPermissions().stream())
            .toArray(Permission[]::new);

    private final Permission[] permissions;

    Role(Permission... permissions) {
        this.permissions = permissions;
    }

    /** @param folder the only place where its administrator may do something */
    static MockAuthorizationStrategy strategy(Folder folder) {
        MockAuthorizationStrategy strategy = new MockAuthorizationStrategy();
        for (Role role : values()) {
            if (role != ANONYMOUS) {
                strategy.grant(role.permissions).everywhere().to(role.name());
            }
        }
        return strategy.grant(IN_FOLDER).onFolders(folder).to(FOLDER_ADMINISTRATOR.name());
    }
}
