/**
 * Encoded music in few bytes, and files of it that are mapped instead of held. Knows nothing of what is in the files
 * beside the pieces; needs no tensor library.
 */
package continuo.cache;
