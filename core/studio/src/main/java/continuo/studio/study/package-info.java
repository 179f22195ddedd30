/** A study: a matrix of trainings, what each of them came to, and the arithmetic of the table that compares them. */
package continuo.studio.study;
