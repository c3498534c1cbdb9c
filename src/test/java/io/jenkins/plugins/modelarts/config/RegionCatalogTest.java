package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.net.URI;
import java.util.List;
import org.junit.Test;

public class RegionCatalogTest {

    private final RegionCatalog huaweiCloud = new RegionCatalog(List.of());

    @Test
    public void knowsThe22RegionsOfHuaweiCloud() throws Exception {
        assertThat(huaweiCloud.names(), hasSize(22));
        Region region = huaweiCloud.get("cn-north-4");
        assertThat(region.modelArts(), is(URI.create("https://modelarts.cn-north-4.myhuaweicloud.com")));
        assertThat(region.iam(), is(URI.create("https://iam.cn-north-4.myhuaweicloud.com")));
    }

    @Test
    public void hongKongIsUnderAnotherDomainForModelArtsAlone() throws Exception {
        Region region = huaweiCloud.get("ap-southeast-1");
        assertThat(region.modelArts(), is(URI.create("https://modelarts.ap-southeast-1.myhuaweicloud.cn")));
        assertThat(region.iam(), is(URI.create("https://iam.ap-southeast-1.myhuaweicloud.com")));
    }

    @Test
    public void allAreAskedByHttps() throws Exception {
        for (String name : huaweiCloud.names()) {
            Region region = huaweiCloud.get(name);
            assertThat(
                    name,
                    List.of(region.modelArts().getScheme(), region.iam().getScheme()),
                    is(List.of("https", "https")));
        }
    }

    @Test
    public void anAdministratorsRegionGoesBeforeOneOfHuaweiCloud() throws Exception {
        CustomRegion custom = new CustomRegion("cn-north-4", "https://m.example.com", "https://i.example.com");
        RegionCatalog regions = new RegionCatalog(List.of(custom));
        assertThat(regions.names(), hasSize(22));
        assertThat(regions.get("cn-north-4"), is(custom.toRegion()));
    }

    @Test
    public void aCustomRegionReplacesTheAddressOfHongKong() throws Exception {
        CustomRegion custom = new CustomRegion(
                "ap-southeast-1",
                "https://modelarts.ap-southeast-1.myhuaweicloud.com",
                "https://iam.ap-southeast-1.myhuaweicloud.com");
        Region region = new RegionCatalog(List.of(custom)).get("ap-southeast-1");
        assertThat(region.modelArts(), is(URI.create("https://modelarts.ap-southeast-1.myhuaweicloud.com")));
        assertThat(region.custom(), is(true));
    }

    @Test
    public void theMessageForAnUnknownRegionListsAllRegions() {
        ModelArtsException failure = assertThrows(ModelArtsException.class, () -> huaweiCloud.get("mars-1"));
        assertThat(failure.problem(), is(Problem.MISCONFIGURED));
        assertThat(failure.getMessage(), allOf(containsString("mars-1"), containsString("tr-west-1")));
    }
}
