/** What is done to single pieces: moving them into a key, and telling what a representation loses of them. */
package continuo.studio.piece;
