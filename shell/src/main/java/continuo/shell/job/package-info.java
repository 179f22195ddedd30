/** Commands that run on threads of their own, watched or in the background. */
package continuo.shell.job;
