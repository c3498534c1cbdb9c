package io.jenkins.plugins.modelarts.deployments.view;

import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.export.BadParameter;
import io.jenkins.plugins.modelarts.deployments.export.HistoryFilter;
import io.jenkins.plugins.modelarts.fuzz.Values;
import io.jenkins.plugins.modelarts.fuzz.Written;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Reads addresses of pages, and the parameters in them, from any bytes. */
public final class AddressInput {

    private static final List<Integer> ITEMS = IntStream.range(0, 60).boxed().toList();

    private AddressInput() {}

    /** The parameters of a history, those of the overview, and a page. */
    public static void query(byte[] bytes) {
        Values values = Values.of(bytes);
        PagedList<Integer> page = PagedList.of(ITEMS, values.get(0), 25);
        Written.require(!page.items().isEmpty() && page.number() <= page.pages(), page.toString());
        try {
            RequestedPart part = new RequestedPart(QueryString.of(
                    HistoryFilter.PARAMETERS, name -> values.get(HistoryFilter.PARAMETERS.indexOf(name))));
            part.getFilter().orLimited(50).entries(List.of());
            Written.require(part.getRestQuery().startsWith(part.getQuery()), part.getRestQuery());
            Written.require(part.getPageUrl().matches("[?][!-~]*"), part.getPageUrl());
        } catch (BadParameter e) {
            Written.require(e.getMessage().length() < 1000, e.getMessage());
        }
        try {
            OverviewQuery query = new OverviewQuery(QueryString.of(
                    OverviewQuery.PARAMETERS, name -> values.get(OverviewQuery.PARAMETERS.indexOf(name))));
            Written.require(query.comparator() != null, "an order");
            Written.require(query.getPageUrl().matches("[?][!-~]*"), query.getPageUrl());
            for (ServiceOrder order : ServiceOrder.values()) {
                Written.require(query.sortUrl(order).matches("[?][!-~]*"), query.sortUrl(order));
            }
        } catch (BadParameter e) {
            Written.require(e.getMessage().length() < 1000, e.getMessage());
        }
    }

    /** The region and the id of a service. */
    public static void address(byte[] bytes) {
        Values values = Values.of(bytes);
        values.texts().forEach(ServicePath::name);
        DeployedService service = DeployedService.requested(values.texts().get(0), values.get(1), null);
        String path = ServicePath.of(service);
        if (path == null) {
            return;
        }
        String[] segments = path.split("/");
        Written.require(path.matches("[A-Za-z0-9._~!$&'()*+,=:@/%-]+") && segments.length == 4, path);
        Written.require(name(segments[2]).equals(service.region()), path);
        Written.require(name(segments[3]).equals(service.serviceId()), path);
    }

    private static String name(String segment) {
        Written.require(!segment.matches("\\.+"), segment);
        return ServicePath.name(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
