/**
 * Plugins: single jars, loaded one by one over pf4j from copies of their own, and the components they publish. A bad
 * plugin harms no other and says why it is bad. No tensor library.
 */
package continuo.plugin;
