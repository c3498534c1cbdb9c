package io.jenkins.plugins.modelarts.config;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The regions that a step can name: the regions of Huawei Cloud that offer ModelArts (source: ModelArtsRegion of Huawei's
 * SDK, version 3.1.209), and the custom regions of the administrator. A custom region replaces one of Huawei Cloud with the
 * same name. Immutable.
 */
@Restricted(NoExternalUse.class)
public final class RegionCatalog {

    private static final Map<String, Region> HUAWEI_CLOUD = Stream.of(
                    "cn-north-1",
                    "cn-north-2",
                    "cn-north-4",
                    "cn-north-9",
                    "cn-north-11",
                    "cn-north-12",
                    "cn-south-1",
                    "cn-east-3",
                    "cn-east-4",
                    "cn-southwest-2",
                    "cn-southwest-3",
                    "ap-southeast-1",
                    "ap-southeast-2",
                    "ap-southeast-3",
                    "ap-southeast-4",
                    "af-south-1",
                    "af-north-1",
                    "la-north-2",
                    "la-south-2",
                    "sa-brazil-1",
                    "me-east-1",
                    "tr-west-1")
            .map(RegionCatalog::ofHuaweiCloud)
            .collect(Collectors.toMap(Region::name, Function.identity(), (one, same) -> one, LinkedHashMap::new));

    private final List<CustomRegion> custom;

    RegionCatalog(List<CustomRegion> custom) {
        this.custom = custom;
    }

    private static Region ofHuaweiCloud(String name) {
        // Source: Huawei's SDKs for Java, Go and Node.js have ".cn" for this region only. It may be their mistake, but
        // no
        // document says so. Where it does not work, a custom region with the same name replaces this address.
        String domain = name.equals("ap-southeast-1") ? "myhuaweicloud.cn" : "myhuaweicloud.com";
        return new Region(
                name,
                URI.create("https://modelarts." + name + "." + domain),
                URI.create("https://iam." + name + ".myhuaweicloud.com"),
                false,
                null);
    }

    /** Whether Huawei Cloud has a region with this name. */
    static boolean isOfHuaweiCloud(String name) {
        return HUAWEI_CLOUD.containsKey(name);
    }

    /** Names of all regions, the custom regions first. */
    public List<String> names() {
        return Stream.concat(custom.stream().map(CustomRegion::getName), HUAWEI_CLOUD.keySet().stream())
                .distinct()
                .toList();
    }

    /** @throws ModelArtsException if there is no such region; the message lists all regions */
    public Region get(String name) throws ModelArtsException {
        for (CustomRegion region : custom) {
            if (region.getName().equals(name)) {
                return region.toRegion();
            }
        }
        Region region = HUAWEI_CLOUD.get(name);
        if (region == null) {
            throw ModelArtsException.withMessage(
                    Problem.MISCONFIGURED, Messages.RegionCatalog_unknown(name, String.join(", ", names())));
        }
        return region;
    }
}
