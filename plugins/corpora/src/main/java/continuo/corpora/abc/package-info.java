/** Tunes as text: a reader of a subset of ABC 2.1 and a performer that makes scores of them. */
package continuo.corpora.abc;
