/** How the work of rollouts reaches the core, the evaluator, the state's file and the disk. */
package dev.ark.deployer.work.live;
