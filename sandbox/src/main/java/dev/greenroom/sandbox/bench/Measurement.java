package dev.greenroom.sandbox.bench;

import java.util.List;

/** Something that is measured in a process of its own. */
interface Measurement {

    /** On the command line, in file names and as a heading. */
    String name();

    /** Takes the figures; what a machine lacks is a figure without a value, an exception is a fault. */
    List<Figure> take(Scale scale) throws Exception;
}
