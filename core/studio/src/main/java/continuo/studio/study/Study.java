package continuo.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A matrix of trainings: every variant with every seed.
 *
 * @param name of the study, with which the names of its runs begin
 * @param variants at least one, with different names
 * @param seeds at least one, different
 * @param pieces drawn from each trained generator to measure it by
 */
public record Study(String name, List<Variant> variants, List<Long> seeds, int pieces) {
    public Study {
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
    }

    /**
     * One training of the matrix.
     *
     * @param run the name of its run
     */
    public record Cell(Variant variant, long seed, String run) {}

    /** All trainings, seed by seed, so that all variants can be compared once the first seed is done. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (long seed : seeds) {
            variants.forEach(variant -> cells.add(cell(variant, seed)));
        }
        return cells;
    }

    public List<Cell> cells(Variant variant) {
        return seeds.stream().map(seed -> cell(variant, seed)).toList();
    }

    private Cell cell(Variant variant, long seed) {
        String middle = variant.name().isEmpty() ? "" : "-" + variant.name();
        return new Cell(variant, seed, name + middle + "-seed" + seed);
    }

    /** The same with more variants and seeds; a variant of a name that is there already is left as it is. */
    public Study and(List<Variant> moreVariants, List<Long> moreSeeds) {
        List<Variant> all = new ArrayList<>(variants);
        for (Variant variant : moreVariants) {
            if (all.stream().noneMatch(known -> known.name().equals(variant.name()))) {
                all.add(variant);
            }
        }
        Set<Long> allSeeds = new LinkedHashSet<>(seeds);
        allSeeds.addAll(moreSeeds);
        return new Study(name, all, List.copyOf(allSeeds), pieces);
    }
}
