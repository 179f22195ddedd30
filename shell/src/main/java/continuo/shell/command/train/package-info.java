/** Commands that train: train and resume, and how a training is watched. */
package continuo.shell.command.train;
