import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gephi.graph.api.AttributeUtils;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeFormat;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens a graph file as Gephi's own File > Open does, and prints as JSON what Gephi then holds. */
class Open {
    public static void main(String[] args) throws Exception {
        var projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        var importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(args[0]));
        if (container == null) throw new IllegalArgumentException("Gephi knows no importer for " + args[0]);
        var issues = new ArrayList<String>();
        container.getReport().getIssues(Integer.MAX_VALUE).forEachRemaining(i -> issues.add(text(i.getLevel() + ": " + i.getMessage())));
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        var model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        var graph = model.getGraph();
        var bounds = model.getTimeBounds();
        var format = model.getTimeFormat();

        var nodes = new ArrayList<String>();
        for (Node n : graph.getNodes()) {
            nodes.add("{\"id\":" + text(n.getId()) + ",\"label\":" + text(n.getLabel())
                + ",\"x\":" + n.x() + ",\"y\":" + n.y() + ",\"size\":" + n.size() + ",\"color\":" + text(String.format("#%06x", n.getRGBA() & 0xffffff))
                + ",\"spells\":" + spells(n, format) + ",\"attributes\":" + attributes(n, model.getNodeTable()) + "}");
        }
        var edges = new ArrayList<String>();
        for (Edge e : graph.getEdges()) {
            edges.add("{\"id\":" + text(e.getId()) + ",\"source\":" + text(e.getSource().getId()) + ",\"target\":" + text(e.getTarget().getId())
                + ",\"directed\":" + e.isDirected() + ",\"kind\":" + text(e.getTypeLabel()) + ",\"weight\":" + e.getWeight()
                + ",\"weights\":" + weights(e, format) + ",\"spells\":" + spells(e, format) + ",\"attributes\":" + attributes(e, model.getEdgeTable()) + "}");
        }
        System.out.println("{\"nodes\":" + list(nodes) + ",\"edges\":" + list(edges)
            + ",\"nodeColumns\":" + columns(model.getNodeTable()) + ",\"edgeColumns\":" + columns(model.getEdgeTable())
            + ",\"dynamic\":" + model.isDynamic()
            + ",\"from\":" + text(when(bounds.getLow(), format)) + ",\"to\":" + text(when(bounds.getHigh(), format))
            + ",\"issues\":" + list(issues) + "}");
        System.exit(0);
    }

    /** An open side is null. */
    private static Object when(double time, TimeFormat format) {
        return Double.isInfinite(time) ? null : AttributeUtils.printTimestampInFormat(time, format);
    }

    /** When it is there: pairs of from and to, in the graph's time format. */
    private static String spells(Element element, TimeFormat format) {
        var intervals = element.getIntervals() == null ? new Interval[0] : element.getIntervals();
        return list(Arrays.stream(intervals).map(i -> "[" + text(when(i.getLow(), format)) + "," + text(when(i.getHigh(), format)) + "]").toList());
    }

    /** A weight that changes in time: from, to and weight. Empty for one that does not. */
    private static String weights(Edge edge, TimeFormat format) {
        var out = new ArrayList<String>();
        if (edge.hasDynamicWeight()) for (var w : edge.getWeights()) {
            var when = (Interval) w.getKey();
            out.add("[" + text(when(when.getLow(), format)) + "," + text(when(when.getHigh(), format)) + "," + w.getValue() + "]");
        }
        return list(out);
    }

    /** The attributes that have a value, each printed as Gephi prints it. */
    private static String attributes(Element element, Table table) {
        var out = new ArrayList<String>();
        for (Column c : table) {
            var value = c.isProperty() ? null : element.getAttribute(c);
            if (value != null) out.add(text(c.getTitle()) + ":" + text(value));
        }
        return "{" + String.join(",", out) + "}";
    }

    /** Titles of the columns that the file brought, with their types. */
    private static String columns(Table table) {
        var out = new ArrayList<String>();
        for (Column c : table) if (!c.isProperty()) out.add(text(c.getTitle()) + ":" + text(c.getTypeClass().getSimpleName()));
        return "{" + String.join(",", out) + "}";
    }

    private static String list(List<String> parts) {
        return "[" + String.join(",", parts) + "]";
    }

    private static String text(Object value) {
        if (value == null) return "null";
        var out = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c > '~') out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
