/**
 * Where the story is told: lines, and on a terminal a table below them that is redrawn in place. It knows text, times and sizes,
 * and nothing of what the text is about.
 */
package dev.greenroom.sandbox.story.terminal;
