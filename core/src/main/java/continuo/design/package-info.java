/**
 * What is to be trained: a {@link continuo.design.Design} names components and parameters as text, a {@link
 * continuo.design.Experiment} is what they resolve to among the installed plugins, and {@link
 * continuo.design.ExperimentCheck} says which components do not fit each other, with the change that would help. No
 * class of a plugin, no tensor library.
 */
package continuo.design;
