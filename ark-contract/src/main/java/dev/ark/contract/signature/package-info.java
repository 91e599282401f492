/** Ed25519 keys, and what is signed with them: releases of the rules, and the journal's checkpoints. */
package dev.ark.contract.signature;
