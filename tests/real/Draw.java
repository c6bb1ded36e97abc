import java.io.File;
import java.util.Random;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens a graph file in Gephi, lays it out by ForceAtlas2 from scattered places, and exports the preview as SVG. */
class Draw {
    public static void main(String[] args) throws Exception {
        var projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        var importer = Lookup.getDefault().lookup(ImportController.class);
        var container = importer.importFile(new File(args[0]));
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        var model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();

        var random = new Random(1);
        for (Node n : model.getGraph().getNodes()) n.setPosition(random.nextFloat() * 1000, random.nextFloat() * 1000);
        var layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setScalingRatio(40.0);
        layout.setAdjustSizes(true);
        layout.initAlgo();
        for (int i = 0; i < 300 && layout.canAlgo(); i++) layout.goAlgo();
        layout.endAlgo();

        var preview = Lookup.getDefault().lookup(PreviewController.class).getModel().getProperties();
        preview.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        preview.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        var exporter = Lookup.getDefault().lookup(ExportController.class);
        exporter.exportFile(new File(args[1]), exporter.getExporter("svg")); // a PNG needs a screen
        System.exit(0);
    }
}
