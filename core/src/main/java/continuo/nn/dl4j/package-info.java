/** Our recurrent layers as layers of a DL4J network. */
package continuo.nn.dl4j;
