package dev.ark.contract.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The journal's Merkle tree against the vectors of Certificate Transparency, and against the definition in RFC 6962, section 2.1. */
class MerkleTreeTest {
    private static final int LARGEST = 130;

    /** The entries of the reference implementation's tests. */
    private static final List<TreeHash> KNOWN_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(entry -> TreeHash.leaf(HexFormat.of().parseHex(entry)))
            .toList();

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(MerkleFrontier.empty().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theKnownTreesHaveTheirKnownRoots(int size, String root) {
        assertThat(new Tree(KNOWN_LEAVES.subList(0, size)).frontier.root().hex())
                .isEqualTo(root);
    }

    @Test
    void theKnownInclusionProofIsMade() {
        assertThat(proofs(new Tree(KNOWN_LEAVES)).inclusion(0, 8))
                .extracting(TreeHash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @Test
    void theKnownConsistencyProofIsMade() {
        assertThat(proofs(new Tree(KNOWN_LEAVES)).consistency(6, 8))
                .extracting(TreeHash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void theRootIsAsDefinedHoweverItIsComeBy() {
        Tree tree = Tree.seeded(LARGEST, 7);
        MerkleFrontier grown = MerkleFrontier.empty();
        for (int size = 0; size <= LARGEST; size++) {
            TreeHash root = tree.root(0, size);
            assertThat(grown.root()).as("grown to %d", size).isEqualTo(root);
            assertThat(MerkleFrontier.of(size, tree).root())
                    .as("read at %d", size)
                    .isEqualTo(root);
            assertThat(proofs(tree).root(size)).as("computed at %d", size).isEqualTo(root);
            if (size < LARGEST) {
                grown.append(tree.leaves.get(size));
            }
        }
    }

    @Test
    void everyRowIsProvedInEveryTreeAndNoOther() {
        Tree tree = Tree.seeded(LARGEST, 11);
        for (int size = 1; size <= LARGEST; size++) {
            TreeHash root = tree.root(0, size);
            for (int index = 0; index < size; index++) {
                List<TreeHash> proof = proofs(tree).inclusion(index, size);
                TreeHash leaf = tree.leaves.get(index);
                assertThat(ProofCheck.includes(leaf, index, size, proof, root))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(ProofCheck.includes(TreeHash.EMPTY, index, size, proof, root))
                        .isFalse();
                assertThat(ProofCheck.includes(leaf, index, size, proof, leaf)).isEqualTo(size == 1);
                assertThat(proof.size()).isLessThanOrEqualTo(Long.SIZE - Long.numberOfLeadingZeros(size - 1));
            }
        }
    }

    @Test
    void everyTreeIsProvedToBeginEveryLaterOne() {
        Tree tree = Tree.seeded(LARGEST, 13);
        for (int second = 1; second <= LARGEST; second++) {
            TreeHash secondRoot = tree.root(0, second);
            for (int first = 1; first <= second; first++) {
                List<TreeHash> proof = proofs(tree).consistency(first, second);
                TreeHash firstRoot = tree.root(0, first);
                assertThat(ProofCheck.extendsTree(first, firstRoot, second, secondRoot, proof))
                        .as("%d begins %d", first, second)
                        .isTrue();
                assertThat(ProofCheck.extendsTree(first, TreeHash.EMPTY, second, secondRoot, proof))
                        .isFalse();
                assertThat(ProofCheck.extendsTree(first, firstRoot, second, TreeHash.EMPTY, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aProofThatWasTamperedWithProvesNothing() {
        long seed = 17;
        Random random = new Random(seed);
        Tree tree = Tree.seeded(LARGEST, seed);
        for (int round = 0; round < 2_000; round++) {
            int size = 2 + random.nextInt(LARGEST - 1);
            int index = random.nextInt(size);
            int first = 1 + random.nextInt(size - 1);
            TreeHash root = tree.root(0, size);
            List<TreeHash> inclusion = tampered(proofs(tree).inclusion(index, size), random);
            List<TreeHash> consistency = tampered(proofs(tree).consistency(first, size), random);
            assertThat(ProofCheck.includes(tree.leaves.get(index), index, size, inclusion, root))
                    .as("seed %d, leaf %d of %d", seed, index, size)
                    .isFalse();
            assertThat(ProofCheck.extendsTree(first, tree.root(0, first), size, root, consistency))
                    .as("seed %d, %d begins %d", seed, first, size)
                    .isFalse();
        }
    }

    @Test
    void whatIsOutOfRangeIsNeitherProvedNorBelieved() {
        Tree tree = Tree.seeded(4, 19);
        TreeHash root = tree.root(0, 4);
        assertThatThrownBy(() -> proofs(tree).inclusion(4, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs(tree).inclusion(-1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs(tree).consistency(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs(tree).consistency(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ProofCheck.includes(root, 4, 4, List.of(), root)).isFalse();
        assertThat(ProofCheck.includes(root, -1, 0, List.of(), root)).isFalse();
        assertThat(ProofCheck.extendsTree(0, TreeHash.EMPTY, 4, root, List.of()))
                .isFalse();
        assertThat(ProofCheck.extendsTree(3, root, 4, root, List.of())).isFalse();
    }

    private static MerkleProofs proofs(TreeNodes nodes) {
        return new MerkleProofs(nodes);
    }

    /** A proof with one hash changed, one too many, or one too few. */
    private static List<TreeHash> tampered(List<TreeHash> proof, Random random) {
        List<TreeHash> other = new ArrayList<>(proof);
        switch (proof.isEmpty() ? 0 : random.nextInt(3)) {
            case 0 -> other.add(random.nextInt(proof.size() + 1), TreeHash.EMPTY);
            case 1 -> other.set(random.nextInt(proof.size()), TreeHash.EMPTY);
            default -> other.remove(random.nextInt(proof.size()));
        }
        return other;
    }

    /** A tree with all of its complete nodes, and the definition of its root. */
    private static final class Tree implements TreeNodes {
        private final List<TreeHash> leaves;
        private final Map<String, TreeHash> nodes = new HashMap<>();
        private final MerkleFrontier frontier = MerkleFrontier.empty();

        private Tree(List<TreeHash> leaves) {
            this.leaves = leaves;
            leaves.forEach(leaf -> frontier.append(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash)));
        }

        private static Tree seeded(int size, long seed) {
            List<TreeHash> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                leaves.add(TreeHash.leaf((seed + "-" + i).getBytes(StandardCharsets.UTF_8)));
            }
            return new Tree(leaves);
        }

        @Override
        public TreeHash node(int level, long index) {
            return nodes.get(level + "/" + index);
        }

        private TreeHash root(int start, int end) {
            int size = end - start;
            if (size == 0) {
                return TreeHash.EMPTY;
            }
            if (size == 1) {
                return leaves.get(start);
            }
            int split = start + Integer.highestOneBit(size - 1);
            return TreeHash.node(root(start, split), root(split, end));
        }
    }
}
