/**
 * What pieces are made of: {@linkplain continuo.music.Score scores} and {@linkplain continuo.content.Series series}.
 * {@link continuo.content.ContentKind} is all that the core asks of either, so that corpora, caches, splits, windows and chance
 * are the same for both.
 */
package continuo.content;
