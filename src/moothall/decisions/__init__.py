"""The register of decisions: taken, published, called in, in effect; and the commitments they make."""
