/** Writing files so that a killed process leaves no half of one. No tensor library. */
package continuo.file;
