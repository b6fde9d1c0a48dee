"""QGIS's own library in a process of its own, asked by lines of JSON (see `conftest.py`).

Run by the Python that QGIS was installed for, which is not the project's.
"""

from __future__ import annotations

import json
import sys

from qgis.core import (  # type: ignore[import-not-found]
    QgsApplication,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # type: ignore[import-not-found]
from qgis.PyQt.QtGui import QColor  # type: ignore[import-not-found]

layers = {}
running = {}


def load(path, layer):
    """Open a layer as the user does: its default style is applied by QGIS itself."""
    layers[layer] = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
    return describe(layer)


def describe(name):
    layer = layers[name]
    renderer = layer.renderer()
    box = layer.extent()
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "crs": layer.crs().authid(),
        "renderer": renderer.type(),
        "categories": [c.value() for c in renderer.categories()],
        "legend": [c.label() for c in renderer.categories()],
        "labels": layer.labelsEnabled(),
        "names": {f.name(): layer.attributeDisplayName(i) for i, f in enumerate(layer.fields())},
        "widgets": {
            f.name(): layer.editorWidgetSetup(i).type() for i, f in enumerate(layer.fields())
        },
        "extent": [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()],
    }


def read(layer):
    """All features: attributes by name, geometry as WKT."""
    found = []
    for feature in layers[layer].getFeatures():
        values = {name: str(feature[name]) for name in feature.fields().names()}
        values["wkt"] = feature.geometry().asWkt(5)
        found.append(values)
    return found


def begin(layer):
    """Read one feature and stay in the middle of the layer."""
    running[layer] = layers[layer].getFeatures()
    return next(running[layer]).id()


def finish(layer):
    return sum(1 for _ in running.pop(layer))


def edit(layer, attribute, value):
    """Change an attribute of every feature; what QGIS says when it cannot be written."""
    one = layers[layer]
    one.startEditing()
    for feature in one.getFeatures():
        one.changeAttributeValue(feature.id(), one.fields().indexOf(attribute), value)
    written = one.commitChanges()
    errors = " ".join(one.commitErrors())
    one.rollBack()
    return "written" if written else errors


def legend_of(layer, attribute):
    """The legend entry that each feature falls under, by an attribute that names it."""
    renderer = layers[layer].renderer()
    fields = layers[layer].fields()
    found = {}
    from qgis.core import QgsRenderContext

    context = QgsRenderContext()
    context.expressionContext().appendScope(layers[layer].createExpressionContextScope())
    renderer.startRender(context, fields)
    for feature in layers[layer].getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        labels = [c.label() for i, c in enumerate(renderer.categories()) if str(i) in keys]
        found[str(feature[attribute])] = labels
    renderer.stopRender(context)
    return found


def project(path):
    ok = QgsProject.instance().read(path)
    tree = QgsProject.instance().layerTreeRoot()
    layers.update({one.name(): one for one in QgsProject.instance().mapLayers().values()})
    return {
        "ok": ok,
        "crs": QgsProject.instance().crs().authid(),
        "layers": [
            [node.name(), node.layer().isValid(), node.layer().renderer().type(),
             node.layer().featureCount(), node.layer().readOnly()]
            for node in tree.findLayers()
        ],
    }  # fmt: skip


def draw(layers_named, box, target):
    """Render layers, the first on top; how many pixels differ from the ground."""
    settings = QgsMapSettings()
    settings.setLayers([layers[name] for name in layers_named])
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(640, 480))
    settings.setBackgroundColor(QColor(255, 255, 255))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(target)
    ground = QColor(255, 255, 255).rgba()
    return sum(
        image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())
    )


def main():
    application = QgsApplication([], False)
    application.initQgis()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        name, arguments = json.loads(line)
        print(json.dumps(globals()[name](*arguments)), flush=True)
    running.clear()
    layers.clear()
    QgsProject.instance().clear()
    application.exitQgis()


main()
